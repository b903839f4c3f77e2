import Files
import JSON

/// A notebook as Jupyter keeps it: texts and code, a cell each.
///
/// Source: the notebook format 4.5 (https://nbformat.readthedocs.io).
public struct JupyterNotebook: Sendable, Equatable {
    public enum Cell: Sendable, Equatable {
        case markdown(String)
        case code(String)
    }

    public var cells: [Cell]

    public init(_ cells: [Cell]) { self.cells = cells }

    /// Writes the notebook to `path`, whole or not at all.
    public func save(
        to path: String, permit: WritePermit = WritePermit()
    ) throws(InterchangeError) {
        try WholeFile.save(json.pythonText + "\n", to: path, permit: permit)
    }

    var json: JSONValue {
        [
            "cells": .array(cells.enumerated().map { Self.json($1, number: $0 + 1) }),
            "metadata": [
                "kernelspec": [
                    "display_name": "Python 3", "language": "python", "name": "python3",
                ],
                "language_info": ["name": "python"],
            ],
            "nbformat": .whole(4), "nbformat_minor": .whole(5),
        ]
    }

    private static func json(_ cell: Cell, number: Int) -> JSONValue {
        let name = JSONValue.string("cell-\(number)")
        switch cell {
        case .markdown(let text):
            return [
                "cell_type": "markdown", "id": name, "metadata": .object([:]),
                "source": lines(of: text),
            ]
        case .code(let text):
            return [
                "cell_type": "code", "execution_count": .null, "id": name,
                "metadata": .object([:]), "outputs": .array([]), "source": lines(of: text),
            ]
        }
    }

    /// Every line with its line break, the last without.
    private static func lines(of text: String) -> JSONValue {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return .array(
            lines.enumerated().map { index, line in
                .string(String(line) + (index < lines.count - 1 ? "\n" : ""))
            })
    }
}
