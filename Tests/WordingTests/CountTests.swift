import Testing
import Wording

@Suite struct CountTests {
    @Test func countsAgreeWithTheirNouns() {
        #expect(counted(1, "picture") == "1 picture")
        #expect(counted(60_000, "picture") == "60,000 pictures")
        #expect(counted(0, "index", "indices") == "0 indices")
        #expect(counted(1, "index", "indices") == "1 index")
    }

    @Test func listsEndInAnd() {
        #expect(listed([]) == "none")
        #expect(listed(["a"]) == "a")
        #expect(listed(["a", "b", "c"]) == "a, b and c")
    }

    @Test func sentencesBeginLarge() {
        #expect(sentence("two moons") == "Two moons")
        #expect(sentence("") == "")
    }

    @Test func times() {
        #expect(timesText(1000.4) == "1,000")
        #expect(timesText(1e20) == "1e+20")
        #expect(timesText(.infinity) == "inf")
    }

    @Test func shapes() {
        #expect(shapeText([60_000, 28, 28]) == "(60000, 28, 28)")
        #expect(shapeText([100]) == "(100,)")
        #expect(shapeText([]) == "()")
        #expect(cross([28, 28]) == "28 × 28")
        #expect(cross([]) == "one number")
    }

    @Test(arguments: [
        (0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (318_040, "318 kB"),
        (3.2e9, "3.2 GB"), (4.5e7, "45 MB"), (2e18, "2.0 EB"),
    ])
    func bytes(count: Double, expected: String) {
        #expect(bytesText(count) == expected)
    }

    @Test func durationsInSeconds() {
        #expect(Duration.milliseconds(1500).inSeconds == 1.5)
    }
}
