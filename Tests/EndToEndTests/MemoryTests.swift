#if canImport(Glibc)
    import Foundation
    import Synchronization
    import TestSupport
    import Testing

    /// What the process takes of the machine, as the system counts it.
    @Suite struct MemoryTests {
        private let home = Home()

        /// Resident memory in MB once each of these marks has been printed.
        private func memory(_ script: String, at marks: [String]) throws -> [Double] {
            var sizes: [Double] = []
            let outcome = try Program.run(
                ["run", try home.write(script, to: "script.bob")], home: home,
                seconds: 120
            ) { process, output in
                // Found by the last line alone: an output that grows is not searched again and again.
                let end = output.suffix(2_000)
                while sizes.count < marks.count, end.contains(marks[sizes.count]) {
                    sizes.append(Self.resident(process))
                }
                return sizes.count == marks.count
            }
            #expect(outcome.status == 0, "\(outcome.output.suffix(500)) \(outcome.errors)")
            return sizes
        }

        private static func resident(_ process: pid_t) -> Double {
            let text =
                (try? String(contentsOfFile: "/proc/\(process)/statm", encoding: .utf8)) ?? ""
            let pages = text.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0
            return pages * Double(sysconf(Int32(_SC_PAGESIZE))) / 1e6
        }

        /// A statement that takes long enough to be looked at, behind a mark.
        private func stop(_ mark: String) -> String {
            "print(\"\(mark)\")\nrepeat 60\n  pause = sum(ones(500, 500) @ ones(500, 500))\nend\n"
        }

        private func fits(_ count: Int) -> String {
            String(repeating: "fit 1 batch_size=64\n", count: count)
        }

        /// The weights of a network of pictures: what `undo` may hold, 64 MB, is the margin, and a
        /// quarter for what the C library keeps free.
        @Test func doesNotGrowWithFits() throws {
            let sizes = try memory(
                """
                x = uniform(64, 784)
                y = uniform(64, 10)
                load arrays x y
                model Dense(100, relu), Dense(10)
                compile adam loss=mse
                \(fits(20))\(stop("after 20"))\(fits(180))\(stop("after 200"))
                """, at: ["after 20", "after 200"])
            try #require(sizes.count == 2)
            #expect(sizes[1] - sizes[0] < 80, "\(sizes) MB")
        }

        @Test func doesNotGrowWithFitsOfASmallTable() throws {
            _ = try home.write(
                "a,b,y\n" + (0..<12).map { "\($0),\($0 % 5),\($0 % 3)\n" }.joined(), to: "t.csv")
            let sizes = try memory(
                """
                load csv "t.csv" target=y
                model Dense(4, relu), Dense(1)
                compile adam loss=mse
                \(fits(100))\(stop("after 100"))\(fits(1_400))\(stop("after 1500"))
                """, at: ["after 100", "after 1500"])
            try #require(sizes.count == 2)
            #expect(sizes[1] - sizes[0] < 40, "\(sizes) MB")
        }
    }
#endif
