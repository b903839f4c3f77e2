import Foundation
import TestSupport
import Testing

/// The shell in a pseudo-terminal: editing, history, leaving.
@Suite(.serialized) struct ShellTests {
    private let home = Home()

    /// A shell that has shown its first prompt.
    private func started() throws -> Terminal {
        let shell = try Terminal(home: home)
        try shell.prompt(1)
        return shell
    }

    @Test func greetsAndAnswers() throws {
        let shell = try Terminal(home: home)
        let greeting = try shell.prompt(1)
        #expect(greeting.contains("Bobbin 0.1 · deep learning, one line at a time"))
        shell.enter("x = 6 * 7")
        #expect(try shell.prompt(2).contains("x = 42\r\n"))
        shell.enter("")
        shell.enter("# nothing")
        shell.enter("x + 1")
        #expect(try shell.prompt(3).contains("43\r\n"))
    }

    @Test func controlDLeaves() throws {
        let shell = try started()
        shell.type(Key.controlD)
        #expect(try shell.status() == 0)
    }

    @Test(arguments: ["quit", "exit", "exit()"]) func wordsThatLeave(word: String) throws {
        let shell = try started()
        shell.enter(word)
        #expect(try shell.status() == 0)
    }

    @Test func controlDDoesNotLeaveInTheMiddleOfALine() throws {
        let shell = try started()
        shell.type("x = 5")
        shell.type(Key.controlD)
        shell.enter("")
        try shell.prompt(2)
        shell.type(Key.controlD)
        #expect(try shell.status() == 0)
    }

    @Test func tabCompletes() throws {
        let shell = try started()
        shell.type("add De" + Key.tab)
        try shell.wait(for: "Dense ")
        shell.enter("10 softm" + Key.tab)
        #expect(try shell.prompt(2).contains("1  Dense softmax"))
        shell.type("compile adam lo" + Key.tab + "spar" + Key.tab)
        try shell.wait(for: "loss=sparse_categorical_crossentropy")
        shell.enter("")
        #expect(try shell.prompt(3).contains("will lower sparse_categorical_crossentropy."))
    }

    @Test func tabTwiceLists() throws {
        let shell = try started()
        shell.type("add Dense 10 soft" + Key.tab + Key.tab)
        let list = try shell.prompt(1)
        for name in ["softmax", "softplus", "softsign"] { #expect(list.contains(name)) }
        shell.type(Key.controlC)
        try shell.wait(for: "^C")
        try expectClean(shell, 1)
        shell.type(Key.controlD)
        #expect(try shell.status() == 0)
    }

    @Test func aMistakeHasItsCaretUnderTheTypedWord() throws {
        let shell = try started()
        shell.enter("add Dens 100")
        let text = try shell.prompt(2)
        // 12 columns of prompt and 4 of `add `.
        #expect(plain(text).contains("\n" + String(repeating: " ", count: 16) + "^^^^ there is no"))
    }

    @Test func upBringsBack() throws {
        let shell = try started()
        shell.enter("x = 5")
        try shell.prompt(2)
        shell.type(Key.up)
        try shell.wait(for: "x = 5")
        shell.enter("5")
        #expect(try shell.prompt(3).contains("x = 55"))
    }

    @Test func historyIsKeptBetweenSessions() throws {
        let first = try started()
        first.enter("kept = 1")
        try first.prompt(2)
        first.type(Key.controlD)
        #expect(try first.status() == 0)
        #expect(try historyFile().contains("kept = 1"))
        let second = try started()
        second.type(Key.up)
        try second.wait(for: "kept = 1")
        second.enter("")
        #expect(try second.prompt(2).contains("kept = 1"))
    }

    @Test func historyOutlivesAKilledSession() throws {
        let shell = try started()
        shell.enter("kept = 2")
        try shell.prompt(2)
        #expect(try historyFile().contains("kept = 2"))
    }

    private func historyFile() throws -> String {
        let folder = URL(fileURLWithPath: home.path + "/bobbin/state/history")
        return try String(contentsOf: folder, encoding: .utf8)
    }

    @Test func controlCThrowsTheLineAway() throws {
        let shell = try started()
        shell.type("x = 5")
        try shell.wait(for: "x = 5")
        shell.settle()
        _ = shell.taken()
        shell.type(Key.controlC)
        #expect(plain(try shell.wait(for: "^C")).hasSuffix("x = 5^C"))
        try expectClean(shell, 1)
        shell.enter("")
        shell.enter("y = 1")
        #expect(try shell.prompt(2).contains("y = 1"))
        shell.enter("x")
        #expect(try shell.prompt(3).contains("nothing is called x"))
    }

    @Test func whatIsTypedRightAfterControlCIsTheNextLine() throws {
        let shell = try started()
        for number in 1...5 {
            shell.type("x = 5")
            try shell.wait(for: "x = 5")
            shell.type(Key.controlC + "y = \(number)\r")
            let text = plain(try shell.prompt(number + 1))
            #expect(text.hasSuffix("\ny = \(number)\nbobbin [\(number + 1)]> "))
        }
        shell.enter("x")
        #expect(try shell.prompt(7).contains("nothing is called x"))
    }

    @Test func controlDGivesAnOpenStatementUp() throws {
        let shell = try started()
        shell.enter("repeat 3")
        try shell.wait(for: "..........")
        shell.enter("  x = 1")
        try shell.wait(for: "..........")
        shell.type(Key.controlD)
        try shell.prompt(1)
        shell.enter("y = 2")
        #expect(try shell.prompt(2).contains("y = 2"))
        shell.type(Key.controlD)
        #expect(try shell.status() == 0)
    }

    @Test func blocksComeBackWhole() throws {
        let shell = try started()
        for line in ["n = 0", "repeat 2", "  n = n + 1", "end"] { shell.enter(line) }
        try shell.prompt(3)
        shell.type(Key.up)
        try shell.wait(for: "repeat 2")
        shell.enter("")
        #expect(try shell.prompt(4).contains("n = 4\r\n"))
    }

    @Test func whatAMistakeLeavesOutIsSaid() throws {
        let shell = try started()
        shell.type(Key.paste("a = 1\nadd Dens 5\nb = 3\nc = 4") + "\r")
        let text = plain(try shell.prompt(3))
        let margin = "\n       |     "
        #expect(text.contains("line 2 | add Dens 5\(margin)^^^^ there is no layer called Dens"))
        #expect(text.contains("\nThe 2 statements after it were not run.\n"))
    }

    @Test func controlCLeavesASearchCleanly() throws {
        let shell = try started()
        shell.enter("secret = 5")
        try shell.prompt(2)
        shell.type(Key.controlR)
        try shell.wait(for: "(reverse-i-search)")
        shell.type("sec")
        try shell.wait(for: "ecret = 5")
        shell.settle()
        shell.type(Key.controlC)
        try shell.wait(for: "^C")
        try expectClean(shell, 2)
        shell.enter("")
        shell.enter("y = 1")
        let text = try shell.prompt(3)
        #expect(text.contains("y = 1"))
        #expect(!text.contains("secret"))
        shell.enter("secret")
        #expect(try shell.prompt(4).contains("\r5\r\n"))
    }

    @Test func controlCEndsAHalfStatement() throws {
        let shell = try started()
        shell.enter("x = 1 + \\")
        try shell.wait(for: "..........")
        shell.type(Key.controlC)
        try shell.wait(for: "^C")
        try shell.prompt(1)
        shell.enter("y = 2")
        #expect(try shell.prompt(2).contains("y = 2"))
    }

    @Test func linesGoOn() throws {
        let shell = try started()
        shell.enter("x = 1 + \\")
        try shell.wait(for: "..........")
        shell.enter("  41")
        #expect(try shell.prompt(2).contains("x = 42"))
    }

    @Test func pastedLinesRunAsCells() throws {
        let shell = try started()
        shell.type(Key.paste("a = 1\nb = a + 1\nc = b + 1"))
        shell.type("\r")
        let text = try shell.prompt(4)
        for answer in ["a = 1\r\n", "b = 2\r\n", "c = 3\r\n"] { #expect(text.contains(answer)) }
    }

    @Test func twentyPastedLinesRunAsTheirCells() throws {
        let shell = try started()
        // Sixteen lines of their own, a block of three in one cell, a bracket over two in another.
        let lines =
            (1...15).map { "v\($0) = \($0) * 3" }
            + ["repeat 3", "  v1 = v1 + 1", "end", "print(v2,", "  v15)"]
        #expect(lines.count == 20)
        shell.type(Key.paste(lines.joined(separator: "\n")))
        shell.type("\r")
        let text = plain(try shell.prompt(18))
        for number in 2...15 { #expect(text.contains("\nv\(number) = \(number * 3)\n")) }
        #expect(text.contains("v1 = 6\n"))
        #expect(text.contains("\n6 45\n"))
    }

    @Test func blocksAndBracketsGoOnAtAPromptOfTheirOwn() throws {
        let shell = try started()
        shell.enter("n = 0")
        try shell.prompt(2)
        shell.enter("repeat 5")
        try shell.wait(for: "..........")
        shell.enter("  n = n + 2")
        try shell.wait(for: "..........")
        shell.enter("end")
        #expect(try shell.prompt(3).contains("n = 10\r\n"))
        shell.enter("m = [1,")
        try shell.wait(for: "..........")
        shell.enter("2]")
        #expect(try shell.prompt(4).contains("m = [1, 2]\r\n"))
        // An empty line gives a bracket up, and says which one was left open.
        shell.enter("add Dense(100,")
        try shell.wait(for: "..........")
        shell.enter("")
        let text = plain(try shell.prompt(5))
        let margin = "\n       |               "
        #expect(text.contains("line 1 | add Dense(100,\(margin)^ the call needs a )"))
    }

    @Test func aMistakeEndsWhatWasPasted() throws {
        let shell = try started()
        shell.type(Key.paste("a = 1\nadd Dens 5\nc = 3"))
        shell.type("\r")
        #expect(try shell.prompt(3).contains("there is no layer called Dens"))
        shell.enter("c")
        #expect(try shell.prompt(4).contains("nothing is called c"))
    }

    @Test func textOfAnyScriptCanBeTyped() throws {
        let shell = try started()
        shell.enter("model \"패션 👕\"")
        #expect(try shell.prompt(2).contains("A new model, 패션 👕"))
    }

    @Test func noColourWhereItIsRefused() throws {
        let shell = try Terminal(home: home, environment: ["NO_COLOR": "1"])
        try shell.prompt(1)
        shell.enter("add Dens 5")
        #expect(try !shell.prompt(2).contains("\u{1B}[31m"))
        let dumb = try Terminal(home: home, environment: ["TERM": "dumb"])
        try dumb.prompt(1)
        dumb.enter("add Dens 5")
        #expect(try !dumb.prompt(2).contains("\u{1B}"))
    }

    /// The prompt of cell `number` stands on a line of its own, with nothing after it.
    private func expectClean(
        _ shell: Terminal, _ number: Int, _ location: SourceLocation = #_sourceLocation
    ) throws {
        let text = try shell.prompt(number)
        #expect(plain(text) == "\nbobbin [\(number)]> ", sourceLocation: location)
        shell.settle()
        #expect(plain(shell.taken()) == "", sourceLocation: location)
    }

    @Test func anAnswerStandsOnALineOfItsOwn() throws {
        let shell = try started()
        shell.enter("x = 1")
        // Nothing of the prompt is left beside the short answer.
        expectText(
            plain(try shell.prompt(2)),
            """
            x = 1
            x = 1
            bobbin [2]>\u{20}
            """)
    }

    /// Escapes left out.
    private func plain(_ text: String) -> String {
        text.withoutEscapes
            .replacing("\r\n", with: "\n").replacing("\r", with: "")
    }
}
