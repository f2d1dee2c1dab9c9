-- What the analyst decided while uploading, so that it can be shown afterwards and offered for the next file.

-- Why a column has its role. Without a reason of either kind (null) the role was a guess that nobody confirmed.
ALTER TABLE survey_column ADD COLUMN reason TEXT;

-- Which shapes were taken as which region.
ALTER TABLE boundary ADD COLUMN matches TEXT;

-- A deleted survey is out of sight and can be brought back.
ALTER TABLE survey ADD COLUMN deleted_at TIMESTAMP WITH TIME ZONE;
