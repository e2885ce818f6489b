/** Words for the reader: counts, days, and quotations that keep their own direction. */
import * as vscode from "vscode";

/** A text that keeps its own direction wherever it is put, between invisible marks. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`;
}

/** A message whose quotations and days keep their direction, where they have no marks for that yet. */
export function inOrder(message: string): string {
  const bare = /(?<![\u2066-\u2068])(?:«[^»]*»|(?<![\d«-])\d{4}-\d\d(?:-\d\d)?(?![\d»-]))(?!\u2069)/g;
  return message.replace(bare, isolate);
}

/** A number with its noun. Languages with more than two forms say it in a way that needs none. */
export function counted(number: number, one: string, others: string): string {
  return number === 1 ? one : others;
}

export function articles(number: number): string {
  return counted(number, vscode.l10n.t("1 article"), vscode.l10n.t("{0} articles", number));
}

export function findings(number: number): string {
  return counted(number, vscode.l10n.t("1 finding"), vscode.l10n.t("{0} findings", number));
}

export function mentions(number: number): string {
  return counted(number, vscode.l10n.t("1 mention"), vscode.l10n.t("{0} mentions", number));
}

/** A day, a month or a year as the reader writes it; anything else as it stands. */
export function day(value: string): string {
  const parts = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(value);
  if (parts === null) return value;
  const date = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3] ?? 1)));
  const form: Intl.DateTimeFormatOptions = { year: "numeric", month: "long", timeZone: "UTC", calendar: "gregory", numberingSystem: "latn" };
  if (parts[3] !== undefined) form.day = "numeric";
  return isolate(new Intl.DateTimeFormat(vscode.env.language, form).format(date));
}
