-- What published estimates are in where they are no proportions, as CZK; null for proportions.
ALTER TABLE published_table ADD COLUMN unit VARCHAR(100);
