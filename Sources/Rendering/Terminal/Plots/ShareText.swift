/// A part of a whole as a bar in a table.
enum ShareText {
    /// So many columns for 1, none for what is no number.
    static func text(_ share: Double?, columns: Int, unicode: Bool) -> String {
        guard let share, share.isFinite else { return "" }
        let count = (max(0, min(1, share)) * Double(columns)).rounded()
        return String(repeating: unicode ? "█" : "#", count: Int(count))
    }
}
