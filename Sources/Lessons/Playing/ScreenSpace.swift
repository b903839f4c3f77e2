import Output

/// What the player knows of the screen that it fills: enough to wait before the reader loses sight of
/// what the text speaks of.
public struct ScreenSpace: Sendable {
    /// Rows that may still be written before the first of those told since the last Enter is gone.
    public var rowsLeft: @Sendable () -> Int
    /// Rows that these blocks would take.
    public var rows: @Sendable ([Block]) -> Int
    /// Rows of a screen on which nothing was told yet.
    public var rowsInAll: @Sendable () -> Int

    public init(
        rowsLeft: @escaping @Sendable () -> Int, rows: @escaping @Sendable ([Block]) -> Int,
        rowsInAll: @escaping @Sendable () -> Int = { .max }
    ) {
        self.rowsLeft = rowsLeft
        self.rows = rows
        self.rowsInAll = rowsInAll
    }
}
