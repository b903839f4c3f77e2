/// A value under its name: `w = 0.5`, `d cost / d w = -2`.
public struct NamedValue: Sendable, Equatable, Codable {
    /// Empty for a value that nobody named.
    public var name: String
    /// As Python and NumPy print it: an array row by row, only the ends of a long one.
    public var text: String
    /// The sizes of its axes, none for a single number; nil for what is no number and no array.
    public var shape: [Int]?
    /// All its numbers, row after row, those that are none as nil; nil where they are very many.
    public var numbers: [Double?]?

    /// A layer of some thousand weights is among them.
    public static let mostNumbers = 10_000

    public init(_ name: String, _ text: String) {
        self.name = name
        self.text = text
    }

    /// - Parameter numbers: as many as the shape holds.
    public init(_ name: String, _ text: String, shape: [Int], numbers: some Collection<Double>) {
        self.init(name, text)
        self.shape = shape
        if numbers.count <= Self.mostNumbers { self.numbers = numbers.map(\.ifFinite) }
    }

    /// The name and the value as they are written in a line of the language.
    public var line: String { name.isEmpty ? text : "\(name) = \(text)" }
}
