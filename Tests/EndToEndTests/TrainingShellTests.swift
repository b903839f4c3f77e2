import Foundation
import TestSupport
import Testing

/// Training in the shell: progress, Ctrl-C, another size of the terminal.
@Suite(.serialized) struct TrainingShellTests {
    private let home = Home()

    /// A shell with a compiled model and 6,000 pictures to learn from, at the prompt of cell 8.
    private func prepared() throws -> Terminal {
        let shell = try Terminal(home: home)
        try shell.prompt(1)
        let lines = [
            "load fashion_sketch", "split 54000 seed=1", "scale 255", "reshape 784",
            "add Dense 64 relu", "add Dense 10 softmax", "compile adam",
        ]
        for (number, line) in lines.enumerated() {
            shell.enter(line)
            try shell.prompt(number + 2)
        }
        return shell
    }

    /// Waits until an epoch is over: its line stays, so it ends in a line break.
    private func waitForEpoch(_ number: Int, of shell: Terminal) throws {
        try shell.wait(for: " \(number)/", seconds: 30)
    }

    @Test func controlCStopsTraining() throws {
        let shell = try prepared()
        shell.enter("fit 50")
        try waitForEpoch(3, of: shell)
        let time = try ContinuousClock().measure {
            shell.type(Key.controlC)
            try shell.prompt(9)
        }
        #expect(time < .seconds(1))
        shell.enter("evaluate test")
        #expect(try shell.prompt(10).contains("accuracy"))
        shell.enter("epochs")
        let kept = try shell.prompt(11)
        #expect(kept.contains("2\r\n") || kept.contains("3\r\n"))
        shell.enter("history")
        let history = try shell.prompt(12)
        #expect(history.contains("epoch"))
        #expect(history.contains("val_loss") == false)
        shell.enter("fit 1")
        #expect(try shell.prompt(13).contains("1/1"))
    }

    @Test func twoControlCsEndAStatementByForce() throws {
        let shell = try prepared()
        shell.enter("load fashion_sketch")
        usleep(30_000)
        shell.type(Key.controlC)
        usleep(60_000)
        shell.type(Key.controlC)
        let text = try shell.prompt(9, seconds: 10)
        shell.enter("shapes")
        let shapes = try shell.prompt(10)
        // Ended by force, or done before the second one came: never half.
        if text.contains("Ended by force") {
            #expect(shapes.contains("train  (6000, 784) (6000,)"))
        } else {
            #expect(shapes.contains("train  (60000, 28, 28) (60000,)"))
        }
    }

    @Test func anotherSizeDuringTraining() throws {
        let shell = try prepared()
        shell.enter("fit 6")
        try waitForEpoch(1, of: shell)
        shell.resize(rows: 10, columns: 40)
        try waitForEpoch(3, of: shell)
        shell.resize(rows: 50, columns: 132)
        try shell.prompt(9)
        shell.enter("x = 1")
        #expect(try shell.prompt(10).contains("x = 1"))
    }

    @Test func keysTypedDuringTrainingWaitForThePrompt() throws {
        let shell = try prepared()
        shell.enter("fit 3")
        try waitForEpoch(1, of: shell)
        shell.type("x = 41 + 1\r")
        try shell.prompt(9)
        #expect(try shell.prompt(10).contains("x = 42"))
    }

    @Test(.enabled(if: RealData.isThere, Comment(rawValue: RealData.whySkipped)))
    func theMainJob() throws {
        let shell = try Terminal(home: home, environment: ["BOBBIN_DATA": RealData.folder])
        try shell.prompt(1)
        var number = 1
        var text = ""
        let script = "seed 42\n" + MainJobTests.preparing + "\nfit 5\nevaluate val"
        for line in script.split(separator: "\n").map(String.init) {
            shell.enter(line)
            number += 1
            text += try shell.prompt(number, seconds: 60)
        }
        for found in [
            "[9, 0, 0, 3, 0, 2, 7, 2, 5, 5]", "[7, 3, 5, 8, 6, 9, 3, 3, 9, 9]", "79,510",
        ] {
            #expect(text.contains(found), "\(found)")
        }
        shell.enter("val_accuracy >= 0.865")
        #expect(try shell.prompt(number + 1).contains("true\r\n"))
    }
}
