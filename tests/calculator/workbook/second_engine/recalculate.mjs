// Recalculates workbooks: prints for each file one line of JSON with what every name of one cell holds.
// With --save each file is also written again by exceljs, beside it with ".exceljs.xlsx" behind its name.
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
  const found = {};
  for (const { name } of names) {
    const value = engine.getNamedExpressionValue(name);
    found[name] = value !== null && typeof value === "object" ? "#" + value.value : value;
  }
  console.log(JSON.stringify(found));
  engine.destroy();
  if (save) await book.xlsx.writeFile(path.replace(/\.xlsx$/, ".exceljs.xlsx"));
}
