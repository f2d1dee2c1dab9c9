// A Parquet file written by DuckDB from expected.csv: dictionaries, packed by Zstandard, nulls, a decimal, a day.
// node src/test/r/extracts-duckdb.mjs   (npm: @duckdb/node-api)
import { DuckDBInstance } from '@duckdb/node-api';

const folder = process.env.EXTRACTS ?? 'src/test/resources/extracts';
const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run(`copy (select region, code, answer::utinyint as answer, weight::decimal(9, 4) as weight,
    income, interviewed::date as interviewed, remark
    from read_csv('${folder}/expected.csv', types = {'code': 'varchar'}))
    to '${folder}/duckdb.parquet' (format parquet, compression 'zstd')`);
