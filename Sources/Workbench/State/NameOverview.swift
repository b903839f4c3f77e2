/// What a name stands for, in a few words.
package struct NameOverview: Sendable, Equatable {
    /// `number`, `array`, `list`, `function`.
    package var kind: String
    /// The sizes of its axes; nil for what has none.
    package var shape: [Int]?
    /// A short value, or what it is; empty where there is nothing short to say.
    package var text: String
    /// The value of a single number.
    package var number: Double?

    package init(kind: String, shape: [Int]? = nil, text: String, number: Double? = nil) {
        self.kind = kind
        self.shape = shape
        self.text = text
        self.number = number
    }
}
