import Testing

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What ends or suspends the shell from outside leaves the terminal as it was.
@Suite struct SignalsShellTests {
    private let home = Home()

    private func shell() throws -> Terminal {
        let shell = try Terminal(home: home)
        try shell.prompt(1)
        return shell
    }

    @Test(arguments: [SIGTERM, SIGHUP]) func endedFromOutside(signal: Int32) throws {
        let shell = try shell()
        #expect(!shell.isAsItWas)
        shell.send(signal)
        #expect(try shell.status() == 128 + signal)
        #expect(shell.isAsItWas)
    }

    @Test(arguments: [SIGTERM, SIGHUP]) func endedWhileItTrains(signal: Int32) throws {
        let shell = try shell()
        for (number, line) in [
            "load fashion_sketch", "scale 255", "add Flatten", "add Dense 10 softmax",
            "compile adam",
        ].enumerated() {
            shell.enter(line)
            try shell.prompt(number + 2)
        }
        shell.enter("fit 1000")
        try shell.wait(for: " 1/1000", seconds: 30)
        shell.send(signal)
        #expect(try shell.status() == 128 + signal)
        #expect(shell.isAsItWas)
    }

    /// Ctrl-\ lies beside Enter.
    @Test func controlBackslashDoesNothing() throws {
        let shell = try shell()
        shell.enter("a = 3")
        try shell.prompt(2)
        shell.type("\u{1C}")
        shell.enter("a + 1")
        #expect(try shell.prompt(3).contains("4"))
    }

    @Test func controlZAndBack() throws {
        let shell = try shell()
        shell.enter("a = 3")
        try shell.prompt(2)
        shell.type("a + ")
        try shell.wait(for: "a + ")
        shell.type("\u{1A}")
        #expect(shell.waitForStop())
        #expect(shell.isAsItWas)
        shell.send(SIGCONT)
        try shell.wait(for: "a + ")
        #expect(!shell.isAsItWas)
        shell.enter("4")
        #expect(try shell.prompt(3).contains("7"))
    }
}
