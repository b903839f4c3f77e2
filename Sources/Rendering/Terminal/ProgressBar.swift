/// A bar that fills from left to right.
struct ProgressBar {
    var style: TerminalStyle

    func line(_ fraction: Double, columns: Int) -> Line {
        let share = fraction.isFinite ? max(0, min(1, fraction)) : 0
        return line(filled: Int((share * Double(columns)).rounded(.down)), columns: columns)
    }

    /// So many of its columns full.
    func line(filled: Int, columns: Int) -> Line {
        let filled = min(max(0, filled), columns)
        let (full, empty) = style.unicode ? ("━", "─") : ("#", "-")
        return Line([
            Span(text: String(repeating: full, count: filled), ink: .role(.good)),
            Span(text: String(repeating: empty, count: columns - filled), ink: .quiet),
        ])
    }
}
