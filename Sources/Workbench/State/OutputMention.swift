import Language
import Vocabulary

/// A value of an earlier cell, as a statement's text mentions it: `_`, `__`, `_3`, `Out[3]`.
package struct OutputMention: Sendable {
    package let name: String
    /// Its characters within its line.
    package let range: Range<Int>

    /// The mentions of one line, in order.
    package static func all(in line: String) -> [OutputMention] {
        let pieces = LinePiece.pieces(of: line)
        var found: [OutputMention] = []
        for (place, piece) in pieces.enumerated() where piece.kind == .word {
            // A name behind a dot is another thing's, one before `=` an option's.
            if place > 0, pieces[place - 1].written == "." { continue }
            if piece.written == "Out", pieces.count > place + 3,
                pieces[place + 1].written == "[", pieces[place + 2].kind == .number,
                pieces[place + 3].written == "]"
            {
                let name = "Out[\(pieces[place + 2].written)]"
                let range = piece.range.lowerBound..<pieces[place + 3].range.upperBound
                found.append(OutputMention(name: name, range: range))
            } else if OutputName(piece.written) != nil {
                found.append(OutputMention(name: piece.written, range: piece.range))
            }
        }
        return found
    }

    /// The cells whose values a text reads, by what they are called in it.
    static func cells(
        in text: String, _ state: SessionState, before cell: Int
    ) -> [String: Int] {
        // Most texts have neither of the two.
        guard text.contains("_") || text.contains("Out") else { return [:] }
        var cells: [String: Int] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            for mention in all(in: String(line)) where !state.hasOwn(mention.name) {
                cells[mention.name] = state.outputs.cell(meant: mention.name, before: cell)
            }
        }
        return cells
    }

    /// Where a text asks for the value of a cell whose number it works out: `Out[n]`.
    static func unsettled(in text: String, _ state: SessionState) -> [OutputPlace] {
        guard text.contains("Out"), !state.hasOwn("Out") else { return [] }
        var found: [OutputPlace] = []
        for (number, line) in text.split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline
        ).enumerated() {
            let pieces = LinePiece.pieces(of: String(line))
            let settled = Set(all(in: String(line)).map(\.range.lowerBound))
            for (piece, next) in zip(pieces, pieces.dropFirst())
            where piece.kind == .word && piece.written == "Out" && next.written == "["
                && !settled.contains(piece.range.lowerBound)
            {
                found.append(
                    OutputPlace(
                        name: "Out[…]", line: number, range: piece.range, isSettled: false))
            }
        }
        return found
    }

    /// A text in which the values of cells have names of their own in place of `_` and `Out[3]`.
    package static func renaming(_ text: String, _ names: [String: String]) -> String {
        guard !names.isEmpty else { return text }
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        return lines.map { line in
            var characters = Array(line)
            for mention in all(in: String(line)).reversed() {
                guard let name = names[mention.name] else { continue }
                characters.replaceSubrange(mention.range, with: Array(name))
            }
            return String(characters)
        }.joined(separator: "\n")
    }
}

extension CellOutputs {
    /// The cell that a name meant in a statement of a later one; nil where it meant none.
    fileprivate func cell(meant name: String, before cell: Int) -> Int? {
        switch OutputName(name) {
        case .cell(let number)?: number < cell ? output(of: number)?.cell : nil
        case .latest(let place)?:
            latest.filter { $0.cell < cell }.dropFirst(place).first { _ in true }?.cell
        case nil: nil
        }
    }
}
