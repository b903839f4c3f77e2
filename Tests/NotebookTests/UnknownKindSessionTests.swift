import Engine
import Testing

@testable import Notebook

/// A layer that is registered, so that `add` knows it, and that answers no other room.
private struct UnknownLayer: Layer {
    static let kind = "Mystery"
    static let summary = "Does nothing that anybody knows of."
    static let settings: [Setting<UnknownLayer>] = []
    static func standard() -> UnknownLayer { UnknownLayer() }
    var name = "mystery"

    var isReshape: Bool { true }
    func outputShape(from input: [Int]) -> [Int] { input }
    func forward(_ pass: ForwardPass) {}
    func backward(_ pass: BackwardPass) {}
}

@Suite struct UnknownKindSessionTests {
    /// One line registers a layer for `add`, help and training; every room that would need to know
    /// more refuses it by name, and the session goes on.
    @Test func everyRoomRefusesItByName() {
        LayerKinds.$all.withValue(LayerKinds.all + [UnknownLayer.self]) {
            let bench = Bench(Bench.small)
            bench.answer("add Mystery", "add Dense 10 softmax", "compile adam", "fit 1")
            #expect(bench.failures == 0)
            #expect(bench.answer("summary").contains("mystery (Mystery)"))
            let refusals = [
                "export onnx \"m.onnx\"", "gradcheck", "save \"m.keras\"", "save \"m.h5\"",
                "save weights \"m.weights.h5\"", "keras", "export keras \"m.py\"",
                "export ipynb \"m.ipynb\"",
            ]
            for (number, line) in refusals.enumerated() {
                let text = bench.answer(line)
                #expect(text.contains("Mystery") && text.contains("mystery"), "\(line): \(text)")
                #expect(bench.failures == number + 1, "\(line)")
            }
            let failures = bench.failures
            let text = bench.answer("add Mystery name=again", "explain")
            #expect(text.contains("Mystery") && text.contains("again"), "\(text)")
            #expect(bench.failures == failures + 1)
        }
    }
}
