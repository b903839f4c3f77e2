import Engine
import Testing

@testable import Vocabulary

/// Layers are called as Keras calls them.
@Suite struct LayerNamesTests {
    @Test func theLowestFreeNumberIsTaken() throws {
        var names: LayerNames = []
        #expect(names.next(for: "LeakyReLU") == "leaky_re_lu")
        #expect(names.next(for: "Dense") == "dense")
        names.insert(try Dense(units: 1, name: "dense_1"))
        #expect(names.next(for: "Dense") == "dense")
        names.insert(try Dense(units: 1, name: "dense"))
        #expect(names.next(for: "Dense") == "dense_2")
        names.insert(Flatten(name: "dense_2"))
        #expect(names.next(for: "Dense") == "dense_3")
        #expect(names.next(for: "Flatten") == "flatten")
        #expect(names.contains("dense_1"))
        #expect(!names.contains("dense_3"))
    }

    @Test func theSameAsAskingEachFromTheFirstOn() throws {
        var layers: [any Layer] = []
        var names: LayerNames = []
        for index in 0..<60 {
            let name = index % 3 == 0 ? "dense_\(index * 7 % 50)" : names.next(for: "Dense")
            guard !names.contains(name) else { continue }
            let taken = Set(layers.map(\.name))
            if index % 3 != 0 {
                let all = ["dense"] + (1...100).map { "dense_\($0)" }
                #expect(name == all.first { !taken.contains($0) })
            }
            layers.append(try Dense(units: 1, name: name))
            names.insert(layers[layers.count - 1])
            #expect(LayerNames(layers).next(for: "Dense") == names.next(for: "Dense"))
        }
    }
}
