-- What kind of file a region table was, without which the way it was read cannot be told again.

ALTER TABLE region_table ADD COLUMN format VARCHAR(10);
