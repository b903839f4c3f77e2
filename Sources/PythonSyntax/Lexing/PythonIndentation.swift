import Diagnostics

/// How far the blocks that are open stand in, as CPython counts it: a tab goes on to the next multiple
/// of eight; where another width of tabs would give other blocks, the text is refused.
struct PythonIndentation {
    struct Width: Equatable {
        var columns = 0
        /// The width if a tab were one column.
        var narrow = 0

        /// False where `scalar` is no white space of a line's beginning.
        mutating func take(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar {
            case " ":
                columns += 1
                narrow += 1
            case "\t":
                columns = (columns / 8 + 1) * 8
                narrow += 1
            case "\u{c}": self = Width()
            default: return false
            }
            return true
        }
    }

    private var open = [Width()]

    /// The number of blocks that are open.
    var depth: Int { open.count - 1 }

    /// How many blocks a line opens (1) or closes (a negative number).
    mutating func change(
        to width: Width, in source: PythonSource, at range: Range<Int>
    ) throws(Diagnostic) -> Int {
        let last = open[open.count - 1]
        if width.columns > last.columns {
            try check(width.narrow > last.narrow, source, range)
            guard depth < PythonParser.deepestNesting / 2 else {
                throw Diagnostic(
                    "blocks stand more than \(PythonParser.deepestNesting / 2) deep in each other",
                    hint: "Move the inner lines into a function of their own.",
                    at: source.span(range))
            }
            open.append(width)
            return 1
        }
        var steps = 0
        while open[open.count - 1].columns > width.columns {
            open.removeLast()
            steps -= 1
        }
        guard open[open.count - 1].columns == width.columns else {
            throw Diagnostic(
                "this line begins at a place where no block above begins",
                hint: "Let it begin exactly below the line that it belongs with.",
                at: source.span(range))
        }
        try check(open[open.count - 1].narrow == width.narrow, source, range)
        return steps
    }

    private func check(
        _ isConsistent: Bool, _ source: PythonSource, _ range: Range<Int>
    ) throws(Diagnostic) {
        guard !isConsistent else { return }
        throw Diagnostic(
            "tabs and spaces are mixed at the beginning of this line",
            hint: "Begin each line of the block with four spaces for each step in.",
            at: source.span(range))
    }
}
