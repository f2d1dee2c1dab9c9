-- What the reading of a file met: how many rows held what was read as another region, and the notes below the data.

ALTER TABLE survey ADD COLUMN findings TEXT;
