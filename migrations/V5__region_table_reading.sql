-- How the file of a region table was read, so that its analyses can be computed again from the file.

ALTER TABLE region_table ADD COLUMN format VARCHAR(10);
ALTER TABLE region_table ADD COLUMN reading TEXT;
