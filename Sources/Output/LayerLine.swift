/// One layer of a model: what it is, what it makes of an example, and how many numbers it holds.
public struct LayerLine: Sendable, Equatable, Codable {
    /// The shape of one example as it comes in and as it goes out.
    public struct Shapes: Sendable, Equatable, Codable {
        public var input: [Int]
        public var output: [Int]

        public init(input: [Int], output: [Int]) {
            self.input = input
            self.output = output
        }
    }

    /// Its place in the model, counting from 1.
    public var number: Int
    /// The layer with what tells it apart: `Dense relu`, `Dropout 0.3`.
    public var title: String
    /// Nil until there is data that says them.
    public var shapes: Shapes?
    /// The shapes of the arrays that it holds, `[[784, 100], [100]]`; empty where it has none, and
    /// until the shapes are known.
    public var arrays: [[Int]]

    /// Those of their numbers that training does not learn.
    public var nonTrainable = 0

    /// What its arrays add to the loss: `kernel l2(0.01)`.
    public var regularizers: [String] = []

    /// How many numbers its arrays hold together.
    public var parameters: Int { arrays.reduce(0) { $0 + $1.reduce(1, *) } }

    public init(number: Int, title: String, shapes: Shapes? = nil, arrays: [[Int]] = []) {
        self.number = number
        self.title = title
        self.shapes = shapes
        self.arrays = arrays
    }

    private enum Key: String, CodingKey {
        case number, title, input, output, arrays, parameters
        case nonTrainable = "non_trainable"
        case regularizers
    }

    /// Writes the shapes beside the other fields, and `parameters` with them once they are known;
    /// `non_trainable` and `regularizers` where there are such.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(number, forKey: .number)
        try container.encode(title, forKey: .title)
        guard let shapes else { return }
        try container.encode(shapes.input, forKey: .input)
        try container.encode(shapes.output, forKey: .output)
        try container.encode(arrays, forKey: .arrays)
        try container.encode(parameters, forKey: .parameters)
        if nonTrainable > 0 { try container.encode(nonTrainable, forKey: .nonTrainable) }
        if !regularizers.isEmpty { try container.encode(regularizers, forKey: .regularizers) }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        number = try container.decode(Int.self, forKey: .number)
        title = try container.decode(String.self, forKey: .title)
        if let input = try container.decodeIfPresent([Int].self, forKey: .input) {
            shapes = Shapes(
                input: input, output: try container.decode([Int].self, forKey: .output))
        }
        arrays = try container.decodeIfPresent([[Int]].self, forKey: .arrays) ?? []
        nonTrainable = try container.decodeIfPresent(Int.self, forKey: .nonTrainable) ?? 0
        regularizers = try container.decodeIfPresent([String].self, forKey: .regularizers) ?? []
    }
}
