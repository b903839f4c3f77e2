import Engine
import Testing

/// What `str` of NumPy 2.4.6 writes for Float32 arrays.
struct ArrayTextFixture: Decodable {
    struct Case: Decodable {
        let shape: [Int]
        /// The numbers as their bits; nil for (7919 · i mod 10007) / 16, of which whole ones the floor.
        let bits: [UInt32]?
        let whole: Bool
        let text: String

        func tensor() throws -> Tensor {
            let values =
                bits.map { $0.map(Float.init(bitPattern:)) }
                ?? (0..<shape.reduce(1, *)).map { index in
                    let value = Float(7919 * index % 10007) / 16
                    return whole ? value.rounded(.down) : value
                }
            return try Tensor(values, shape: shape, isWhole: whole)
        }
    }
    let cases: [Case]
}

@Suite struct TensorTextTests {
    @Test func equalsNumPy() throws {
        for example in try fixture("numpy_array_text.json", as: ArrayTextFixture.self).cases {
            let text = try example.tensor().description
            #expect(text == example.text)
        }
    }

    @Test func wholeNumbersTooLargeForFloat32AreNotSpeltOut() throws {
        #expect(Tensor(3e9, isWhole: true).description == "3e+09")
        #expect(Tensor([3e9, 1], isWhole: true).description == "[3.e+09 1.e+00]")
        #expect(Tensor([.infinity, 1], isWhole: true).description == "[inf  1.]")
    }

    @Test func anyBitsHaveAText() {
        var random = RandomSource(seed: 3)
        for _ in 0..<2000 {
            let values = (0..<3).map { _ in
                Float(bitPattern: UInt32(truncatingIfNeeded: random.next()))
            }
            #expect(!Tensor(values).description.isEmpty)
            #expect(!Tensor(values[0], isWhole: true).description.isEmpty)
        }
    }
}
