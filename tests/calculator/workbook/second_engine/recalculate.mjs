// Recalculates workbooks: prints for each file one line of JSON with what every name of one cell holds.
// Beside a file may stand one with ".edits" behind its name, with a list in JSON of what is typed at once, by the name of
// the cell: then there is a line for each, and after each all cells are as they were.
// With --save each file is also written again by exceljs, beside it with ".exceljs.xlsx" behind its name.
import { existsSync, readFileSync } from "node:fs";
import ExcelJS from "exceljs";
import { HyperFormula } from "hyperformula";

const DAY_ZERO = 25569; // 1 January 1970, as a spreadsheet counts days

function content(cell) {
  if (cell.isMerged && cell.master !== cell) return null;
  const value = cell.value;
  if (value instanceof Date) return value.getTime() / 86400000 + DAY_ZERO;
  if (value && typeof value === "object") {
    if (value.formula) return "=" + value.formula;
    if (value.richText) return value.richText.map((part) => part.text).join("");
    return null;
  }
  return typed(value);
}

function typed(value) {
  return typeof value === "string" ? "'" + value : value; // a text is never read as a formula, a number or a day
}

const save = process.argv.includes("--save");
for (const path of process.argv.slice(2).filter((word) => word !== "--save")) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path);
  const sheets = {};
  book.eachSheet((sheet) => {
    const rows = Array.from({ length: sheet.rowCount }, () => []);
    sheet.eachRow((row, number) => {
      row.eachCell({ includeEmpty: true }, (cell, column) => {
        rows[number - 1][column - 1] = content(cell);
      });
      rows[number - 1] = Array.from(rows[number - 1], (value) => value ?? null);
    });
    sheets[sheet.name] = rows;
  });
  const names = book.definedNames.model
    .filter(({ name, ranges }) => !name.startsWith("_") && !ranges[0].includes(":"))
    .map(({ name, ranges }) => ({ name, expression: "=" + ranges[0] }));
  // SUMPRODUCT goes through an array place by place in every spreadsheet program; this engine does when told to
  const options = { licenseKey: "gpl-v3", useArrayArithmetic: true };
  const engine = HyperFormula.buildFromSheets(sheets, options, names);
  const places = Object.fromEntries(
    names.map(({ name, expression }) => [name, engine.simpleCellAddressFromString(expression.slice(1), 0)]),
  );
  const edits = existsSync(path + ".edits") ? JSON.parse(readFileSync(path + ".edits", "utf8")) : [{}];
  for (const edit of edits) {
    for (const [name, value] of Object.entries(edit)) engine.setCellContents(places[name], [[typed(value)]]);
    const found = {};
    for (const { name } of names) {
      const value = engine.getNamedExpressionValue(name);
      found[name] = value !== null && typeof value === "object" ? "#" + value.value : value;
    }
    console.log(JSON.stringify(found));
    for (const name of Object.keys(edit)) {
      const { sheet, row, col } = places[name];
      engine.setCellContents(places[name], [[sheets[engine.getSheetName(sheet)][row]?.[col] ?? null]]);
    }
  }
  engine.destroy();
  if (save) await book.xlsx.writeFile(path.replace(/\.xlsx$/, ".exceljs.xlsx"));
}
