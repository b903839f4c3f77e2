/// One array of the data, under any of the names that tutorials give it: `train_input`,
/// `train_scaled`, `x_train` and `X_train` are one array, `train_target`, `y_train` and
/// `y_train_encoded` another.
package struct DataPlace: Equatable {
    /// `train`, `val` or `test`.
    package var part: String
    package var isInput: Bool

    private static let inputWords: Set<String> = ["input", "scaled", "images", "x"]
    private static let targetWords: Set<String> = ["target", "labels", "y"]
    private static let endings: Set<String> = ["encoded", "scaled"]

    /// - Returns: nil for a name that is none of these.
    package init?(_ name: String) {
        var words = name.lowercased().split(separator: "_").map(String.init)
        if words.count == 3, let last = words.last, Self.endings.contains(last) {
            words.removeLast()
        }
        guard words.count == 2,
            let part = DataPart.names.first(where: { words.contains($0) }),
            let kind = words.first(where: { $0 != part })
        else { return nil }
        self.part = part
        if Self.inputWords.contains(kind) {
            isInput = true
        } else if Self.targetWords.contains(kind) {
            isInput = false
        } else {
            return nil
        }
    }

    /// The array's own name: `train_input`.
    package var name: String { "\(part)_\(isInput ? "input" : "target")" }
}
