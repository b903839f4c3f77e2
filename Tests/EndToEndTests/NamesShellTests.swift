import Foundation
import TestSupport
import Testing

/// Values of cells and names, as somebody types them at a terminal.
@Suite(.serialized) struct NamesShellTests {
    private let home = Home()

    @Test func valuesAndNames() throws {
        let shell = try Terminal(
            ["--seed", "1"], home: home, environment: ["NO_COLOR": "1"])
        try shell.prompt(1)
        shell.enter("3 * 4")
        try shell.prompt(2)
        shell.enter("x = _ + Out[1]")
        #expect(try shell.prompt(3).contains("x = 24"))
        shell.enter("cells 1")
        #expect(try shell.prompt(4).contains("3 * 4\r\n12\r\n"))
        shell.enter("who")
        #expect(try shell.prompt(5).contains("number"))
        // A name of the learner's comes first, a lesson's number means its progress.
        shell.enter("forget x")
        #expect(try shell.prompt(6).contains("brings it back"))
        shell.enter("forget 1")
        #expect(try shell.prompt(6).contains("There was no progress in"))
        shell.enter("Out[9]")
        // The caret stands beneath what was typed.
        let text = try shell.prompt(7)
        #expect(text.contains("            ^^^^^^ there is no cell 9 yet"))
    }
}
