import Foundation
import TestSupport
import Testing

@testable import Notebook
@testable import Workbench

/// `~`, which is the home folder in every statement that takes a file.
@Suite struct HomeFolderTests {
    private let home = TemporaryFolder()
    private let desk = TemporaryFolder()

    /// A session that works in one folder and is at home in another, where it may write too.
    private func session(writesAtHome: Bool = true, from bench: SessionState = Bench.empty)
        -> Session
    {
        var environment = SessionEnvironment(in: desk)
        environment.homeFolder = home.path
        if writesAtHome { environment.writableFolders = [home.path] }
        let session = Session(environment)
        session.restore(bench)
        return session
    }

    private func answer(_ line: String, _ session: Session, by author: Session.Author = .learner)
        -> String
    {
        session.run(line, by: author, emit: { _ in }).map(plain) ?? "(nothing)"
    }

    private func isFine(_ line: String, _ session: Session) -> Bool {
        session.run(line, emit: { _ in })?.status == .ok
    }

    private let table = "a,b,c\n" + (0..<12).map { "\($0),\($0 * 2 % 7),\($0 % 2)\n" }.joined()

    @Test func reading() throws {
        try home.write(table, to: "t.csv")
        try home.write("x = 5\n", to: "s.bob")
        let session = session()
        #expect(answer("load csv \"~/t.csv\" target=c", session).contains("12 rows"))
        _ = answer("run \"~/s.bob\"", session)
        #expect(answer("x", session) == "5")
        #expect(isFine("table = pd.read_csv(\"~/t.csv\")", session))
        let missing = session.run("load csv \"~/u.csv\"", emit: { _ in })?.diagnostics.first
        #expect(missing?.hint == "Did you mean t.csv? In \(home.path) there are: t.csv.")
    }

    @Test func writing() {
        let session = session(from: Bench.trained)
        for (line, file) in [
            ("save \"~/m.keras\"", "m.keras"), ("save weights \"~/w.weights.h5\"", "w.weights.h5"),
            ("export keras \"~/p.py\"", "p.py"), ("plot loss to \"~/l.svg\"", "l.svg"),
            ("fit 1 csv_log(\"~/log.csv\") checkpoint(\"~/c.keras\")", "log.csv"),
        ] {
            #expect(isFine(line, session), "\(line)")
            #expect(FileManager.default.fileExists(atPath: home.path + "/" + file), "\(file)")
        }
        #expect(FileManager.default.fileExists(atPath: home.path + "/c.keras"))
        #expect(isFine("load model \"~/m.keras\"", session))
        #expect(isFine("load weights \"~/w.weights.h5\"", session))
        // Nothing is called `~` in the folder one works in.
        #expect((try? FileManager.default.contentsOfDirectory(atPath: desk.path)) == [])
    }

    @Test(arguments: ["load csv \"~anna/t.csv\"", "run \"~anna/s.bob\"", "load idx \"~anna\""])
    func somebodyElsesIsRefused(_ line: String) {
        let problem = session().run(line, emit: { _ in })?.diagnostics.first
        #expect(
            problem?.message
                == "~anna would be somebody else's home folder, which Bobbin does not look for.")
        #expect(problem?.hint?.contains("\"./~anna") == true)
    }

    @Test func writingElsewhereIsRefusedAsEver() {
        let session = session(writesAtHome: false, from: Bench.trained)
        for line in ["save \"~/m.keras\"", "plot loss to \"~/l.svg\"", "export keras \"~/p.py\""] {
            let message = session.run(line, emit: { _ in })?.diagnostics.first?.message
            #expect(
                message?.contains("lies outside of the folders that statements may write in")
                    == true)
        }
        let other = session.run("save \"~anna/m.keras\"", emit: { _ in })?.diagnostics.first?
            .message
        #expect(other?.hasPrefix("~anna would be somebody else's") == true)
        #expect((try? FileManager.default.contentsOfDirectory(atPath: home.path)) == [])
    }

    /// A lesson's own statements read and write where they could before.
    @Test func lessonsStayInTheirFolder() throws {
        try home.write(table, to: "t.csv")
        let session = session(writesAtHome: false)
        let message = session.run("load csv \"~/t.csv\"", by: .lesson, emit: { _ in })?
            .diagnostics.first?.message
        #expect(message?.hasPrefix("~/t.csv lies outside of the folders that a lesson's") == true)
        // A `~` on the way is a name like any other.
        try desk.makeFolder("~")
        try desk.write(table, to: "~/here.csv")
        #expect(
            answer("load csv \"./~/here.csv\" target=c", session, by: .lesson).contains("12 rows"))
    }

    @Test func nobodyKnowsTheHome() {
        let session = Session(SessionEnvironment(in: desk))
        let problem = session.run("load csv \"~/t.csv\"", emit: { _ in })?.diagnostics.first
        #expect(problem?.message == "~ is the home folder, and none is known here.")
    }

    /// Python expands nothing by itself.
    @Test func programsAskForIt() {
        let session = session(from: Bench.trained)
        _ = answer("save \"~/m.keras\"", session)
        let program = answer("keras", session)
        #expect(program.contains("model.save(os.path.expanduser(\"~/m.keras\"))"))
        #expect(program.contains("import os\n"))
    }
}
