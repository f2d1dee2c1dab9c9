-- How a region table's file was read, so that an analysis can be computed again from the files themselves.

ALTER TABLE region_table ADD COLUMN reading TEXT;
