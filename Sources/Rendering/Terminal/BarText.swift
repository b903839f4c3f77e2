extension TerminalStyle {
    /// A bar in eighths of a column, or in whole ones where there is only ASCII.
    ///
    /// - Parameters:
    ///   - share: of `columns`; what is no number or below 0 is none, more than 1 is all.
    ///   - showsLeast: whether what is above 0 is always seen.
    func bar(_ share: Double, columns: Int, showsLeast: Bool = true) -> String {
        guard share.isFinite, share > 0 else { return "" }
        let least = showsLeast ? 1 : 0
        let size = min(share, 1) * Double(columns)
        guard unicode else { return String(repeating: "#", count: max(least, Int(size.rounded()))) }
        let eighths = max(least, Int((size * 8).rounded()))
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    }
}
