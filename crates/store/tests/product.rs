//! The product's own schema and statements are the same to both engines.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use verbond_store::migration::MIGRATIONS;
use verbond_store::testing::{TestDatabase, for_both_engines};
use verbond_store::{Engine, EngineKind, values};

#[tokio::test]
async fn both_engines_have_the_same_tables_column_by_column() {
    let mut shapes = Vec::new();
    for database in [TestDatabase::sqlite(), TestDatabase::postgres().await] {
        shapes.push(shape(&database.open().await).await);
        database.remove().await;
    }
    let (sqlite, postgres) = (&shapes[0], &shapes[1]);
    for table in sqlite.keys().chain(postgres.keys()) {
        assert_eq!(sqlite.get(table), postgres.get(table), "SQLite (left) and PostgreSQL differ in {table}");
    }
}

/// Columns with type, emptiness and default; keys; indexes; references: one line each, by table.
async fn shape(engine: &Engine) -> BTreeMap<String, Vec<String>> {
    let (columns, indexes, references) = match engine.kind() {
        EngineKind::Sqlite => (SQLITE_COLUMNS, SQLITE_INDEXES, SQLITE_REFERENCES),
        EngineKind::Postgres => (POSTGRES_COLUMNS, POSTGRES_INDEXES, POSTGRES_REFERENCES),
    };
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for sql in [columns, indexes, references] {
        for row in engine.query(sql, values![]).await.unwrap() {
            let line = tables.entry(row.text("table_name").unwrap()).or_default();
            line.push(row.text("line").unwrap());
        }
    }
    tables.values_mut().for_each(|lines| lines.sort());
    tables
}

const SQLITE_COLUMNS: &str = "
    select t.name as table_name,
           'column ' || c.name || ' ' || replace(lower(c.type), 'bigint', 'integer')
           || case when c.\"notnull\" = 1 or c.pk > 0 then ' not null' else '' end
           || coalesce(' default ' || c.dflt_value, '') as line
      from sqlite_schema t, pragma_table_info(t.name) c
     where t.type = 'table' and t.name not in ('schema_version', 'sqlite_sequence')";
const POSTGRES_COLUMNS: &str = "
    select c.relname::text as table_name,
           'column ' || a.attname || ' '
           || case format_type(a.atttypid, a.atttypmod) when 'bigint' then 'integer' when 'bytea' then 'blob'
              when 'double precision' then 'real' else format_type(a.atttypid, a.atttypmod) end
           || case when a.attnotnull then ' not null' else '' end
           || coalesce(' default ' || split_part(pg_get_expr(d.adbin, d.adrelid), '::', 1), '') as line
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'schema_version'";
const SQLITE_INDEXES: &str = "
    select t.name as table_name,
           case when l.\"unique\" = 1 then 'unique ' else 'index ' end
           || case when l.partial = 1 then 'partly ' else '' end
           || '(' || group_concat(coalesce(i.name, 'expression'), ', ' order by i.seqno) || ')' as line
      from sqlite_schema t, pragma_index_list(t.name) l, pragma_index_info(l.name) i
     where t.type = 'table' and t.name <> 'schema_version'
     group by t.name, l.name
    union all
    -- An integer primary key is the table itself and has no index.
    select t.name, 'unique (' || c.name || ')'
      from sqlite_schema t, pragma_table_info(t.name) c
     where t.type = 'table' and t.name <> 'schema_version' and c.pk = 1 and lower(c.type) = 'integer'
       and (select count(*) from pragma_index_list(t.name) where origin = 'pk') = 0";
const POSTGRES_INDEXES: &str = "
    select t.relname::text as table_name,
           case when x.indisunique then 'unique ' else 'index ' end
           || case when x.indpred is not null then 'partly ' else '' end
           || '(' || string_agg(coalesce(a.attname, 'expression'), ', ' order by k.place) || ')' as line
      from pg_index x
      join pg_class t on t.oid = x.indrelid
      cross join unnest(x.indkey) with ordinality as k(column_number, place)
      left join pg_attribute a on a.attrelid = t.oid and a.attnum = k.column_number and k.column_number > 0
     where t.relnamespace = current_schema()::regnamespace and t.relname <> 'schema_version'
     group by t.relname, x.indexrelid, x.indisunique, x.indpred is not null";
const SQLITE_REFERENCES: &str = "
    select t.name as table_name,
           'reference ' || group_concat(f.\"from\", ', ' order by f.seq) || ' to ' || f.\"table\"
           || ' on delete ' || lower(f.on_delete) as line
      from sqlite_schema t, pragma_foreign_key_list(t.name) f
     where t.type = 'table'
     group by t.name, f.id";
const POSTGRES_REFERENCES: &str = "
    select t.relname::text as table_name,
           'reference ' || string_agg(a.attname, ', ' order by k.place) || ' to ' || r.relname || ' on delete '
           || case f.confdeltype when 'a' then 'no action' when 'c' then 'cascade' when 'n' then 'set null'
              when 'r' then 'restrict' else 'set default' end as line
      from pg_constraint f
      join pg_class t on t.oid = f.conrelid
      join pg_class r on r.oid = f.confrelid
      cross join unnest(f.conkey) with ordinality as k(column_number, place)
      join pg_attribute a on a.attrelid = t.oid and a.attnum = k.column_number
     where f.contype = 'f' and t.relnamespace = current_schema()::regnamespace
     group by t.relname, f.oid, r.relname, f.confdeltype";

#[test]
fn every_statement_of_the_store_is_read_by_both_engines() {
    let statements = statements();
    assert!(statements.len() > 20, "only {} statements were found in the source", statements.len());
    for_both_engines(|engine| {
        let statements = &statements;
        async move {
            let mut refused = Vec::new();
            for (file, sql) in statements {
                if let Err(error) = engine.prepare(sql).await {
                    let cause = std::error::Error::source(&error).map(ToString::to_string);
                    refused.push(format!("{}: {}\n  {sql}", file.display(), cause.unwrap_or_default()));
                }
            }
            assert!(refused.is_empty(), "{:?} does not read:\n{}", engine.kind(), refused.join("\n"));
        }
    });
}

/// The statements in the store's source: each text that begins as one.
fn statements() -> Vec<(PathBuf, &'static str)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    list(&source, &mut files);
    let mut statements = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let name = file.strip_prefix(&source).unwrap().to_owned();
        if file.extension().is_some_and(|end| end == "sql") {
            statements.push((name, &*text.leak()));
            continue;
        }
        // What a module's own tests say is no statement of the product.
        let product = text.split("#[cfg(test)]").next().unwrap_or(&text);
        let begins = |text: &str| {
            let first = text.split_whitespace().next().unwrap_or("");
            matches!(first, "select" | "insert" | "update" | "delete" | "with") && text.contains(' ')
        };
        let found = texts(product).into_iter().filter(|text| begins(text) && !text.contains('{'));
        statements.extend(found.map(|sql| (name.clone(), &*sql.leak())));
    }
    statements
}

/// All source files but the engine's own, which speaks to one engine at a time.
fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("the source is there") {
        let path = entry.expect("the source can be listed").path();
        if path.is_dir() && !path.ends_with("engine") {
            list(&path, files);
        } else if path.extension().is_some_and(|end| end == "rs" || end == "sql") {
            files.push(path);
        }
    }
    files.sort();
}

/// The texts in quotes of a source file.
fn texts(source: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find(['"', '/', '\'']) {
        let from = &rest[at..];
        let skip = match from.as_bytes() {
            [b'/', b'/', ..] => from.find('\n').unwrap_or(from.len()),
            [b'\'', b'"', b'\'', ..] => 3,
            [b'\'', b'\\', _, b'\'', ..] => 4,
            [b'"', ..] => {
                let (text, length) = quoted(from);
                texts.push(text);
                length
            }
            _ => 1,
        };
        rest = &from[skip..];
    }
    texts
}

/// The text in quotes at the start of `from`, and how far it reaches.
fn quoted(from: &str) -> (String, usize) {
    let mut text = String::new();
    let mut characters = from.char_indices().skip(1).peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return (text, at + 1),
            '\\' => match characters.next() {
                Some((_, '\n')) => while characters.next_if(|(_, c)| c.is_whitespace()).is_some() {},
                Some((_, 'n')) => text.push('\n'),
                Some((_, escaped)) => text.push(escaped),
                None => {}
            },
            other => text.push(other),
        }
    }
    (text, from.len())
}

#[test]
fn every_migration_is_on_the_list_and_has_both_its_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let listed: Vec<String> = MIGRATIONS.iter().map(|migration| format!("{}.sql", migration.name)).collect();
    for engine in ["sqlite", "postgres"] {
        let mut files: Vec<String> = std::fs::read_dir(folder.join(engine))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        assert_eq!(files, listed, "{engine}");
    }
    for (place, migration) in MIGRATIONS.iter().enumerate() {
        assert_eq!(migration.number as usize, place + 1);
        assert!(migration.name.starts_with(&format!("{:04}_", migration.number)), "{}", migration.name);
    }
}
