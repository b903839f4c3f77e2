import Testing

@testable import KerasPrograms
@testable import Notebook
@testable import Workbench

/// What Keras takes from a model's file and Bobbin does not is said above the line that loads it.
@Suite struct KerasLeftBehindTests {
    private func program(_ left: [LeftSetting], _ load: String) -> KerasProgram {
        let bench = Bench(.modelled)
        for line in ["compile sgd", "save \"m.keras\"", load] { bench.run(line) }
        var done = Array(bench.session.snapshot.done)
        for place in done.indices where done[place].statement.text == load {
            done[place].leftBehind = left
        }
        return KerasProgram(done)
    }

    @Test(arguments: [
        "load model \"m.keras\"", "model = keras.models.load_model(\"m.keras\")",
    ])
    func isSaid(_ load: String) {
        let program = program(
            [
                LeftSetting(layer: "dense", setting: "activity_regularizer", value: "L2"),
                LeftSetting(layer: "dense_1", setting: "kernel_constraint", value: "MaxNorm"),
            ], load)
        let remark =
            "# Keras takes along what Bobbin did not load: activity_regularizer L2 of dense,\n"
            + "# kernel_constraint MaxNorm of dense_1. It trains with that, and comes to other weights.\n"
            + "model = keras.models.load_model(\"m.keras\")"
        #expect(program.text.contains(remark), "\(program.text)")
        #expect(program.remarks.count == 1)
    }

    @Test func nothingOfTheFileEndsTheRemark() {
        let program = program(
            [
                LeftSetting(
                    layer: "a\rimport b", setting: "dtype", value: "x\nimport c\u{2028}d\u{0}")
            ], "load model \"m.keras\"")
        #expect(!program.lines.contains { $0.hasPrefix("import") }, "\(program.text)")
        #expect(!program.text.contains("\r") && !program.text.contains("\0"))
    }

    @Test func nothingIsSaidOfOthers() {
        let program = program([], "load model \"m.keras\"")
        #expect(!program.text.contains("takes along") && program.remarks.isEmpty)
    }
}
