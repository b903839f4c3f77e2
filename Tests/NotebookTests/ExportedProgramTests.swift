import Engine
import Foundation
import TestSupport
import Testing

@testable import KerasPrograms
@testable import Notebook
@testable import Statements
@testable import Workbench

/// Programs that `export keras` wrote, run as they stand by a real Keras: they come to what the session
/// came to.
@Suite(
    .enabled(
        if: KerasEnvironment.isAskedFor && RealData.isThere,
        "BOBBIN_KERAS=1 and BOBBIN_DATA with fashion_mnist compare exported programs with Keras"),
    .serialized)
struct ExportedProgramTests {
    private let folder = TemporaryFolder()

    init() throws {
        let files = FileManager.default
        // Where Keras looks before it downloads.
        let sets = try folder.makeFolder("keras/datasets/fashion-mnist")
        let data = RealData.folder + "/fashion_mnist/"
        for name in try files.contentsOfDirectory(atPath: data) {
            try files.createSymbolicLink(
                atPath: sets + "/" + name, withDestinationPath: data + name)
        }
        var random = RandomSource(seed: 5)
        var flowers = ["number,width,height,soil,kind"]
        var answers = ["a,b,answer"]
        var amounts = ["x;z;y"]
        for number in 0..<400 {
            let a = random.uniform(-1, 1)
            let b = random.uniform(-1, 1)
            let kind = a > 0.3 ? "tall" : b > 0 ? "broad" : "small"
            let soil = number % 2 == 0 ? "wet" : "dry"
            let answer = a * b > 0 ? "yes" : "no"
            let amount = 3 * a - 2 * b + a * b
            flowers.append("\(number),\(a),\(b),\(soil),\(kind)")
            answers.append("\(a),\(b),\(answer)")
            amounts.append("\(a);\(b);\(amount)")
        }
        for (name, lines) in [("flowers", flowers), ("answers", answers), ("amounts", amounts)] {
            try folder.write(lines.joined(separator: "\n"), to: "\(name).csv")
        }
    }

    /// What the session comes to; its program lies in `program.py` then.
    private func session(_ job: ExportedJob, isDistributed: Bool = false) throws -> Double {
        var environment = SessionEnvironment(in: folder)
        environment.dataFolder = RealData.folder
        let session = Session(environment)
        let lines = job.script + "\n" + job.result
        for (line, _) in Session.statements(in: lines + "\nexport keras \"program.py\"") {
            let flags = isDistributed && line.hasPrefix("export") ? " --distributed" : ""
            let cell = session.run(line + flags) { _ in }
            #expect(cell?.status == .ok, "\(line): \(cell.map(plain) ?? "")")
        }
        guard case .number(let value) = try session.evaluate(job.result) else { return .nan }
        return value
    }

    private func program(_ variables: [String: String] = [:]) throws -> Double {
        try Self.program(in: folder.path, variables)
    }

    private static func program(
        in folder: String, _ variables: [String: String]
    ) throws -> Double {
        let text = try KerasEnvironment.run(
            try KerasEnvironment.python(), ["program.py"], in: folder,
            variables: variables.merging(["KERAS_HOME": folder + "/keras"]) { $1 })
        let last = text.split(separator: "\n").last ?? ""
        return try #require(
            Double(last.trimmingCharacters(in: .whitespaces)), "\(text.suffix(300))")
    }

    @Test(arguments: ExportedJob.all) func runsAsItStands(_ job: ExportedJob) throws {
        let ours = try session(job)
        let theirs = try program()
        print("\(job): \(job.result) \(ours) here, \(theirs) in Keras")
        #expect(abs(ours - theirs) <= job.tolerance)
    }

    /// On four simulated devices; batches of 32 and of 16, a rest that four does not divide.
    @Test(arguments: [0, 5, 6, 7, 9])
    func runsOnFourDevices(_ number: Int) throws {
        let job = ExportedJob.all[number]
        let ours = try session(job, isDistributed: true)
        // Devices that are simulated wait for each other in one pool of threads, which on two cores is
        // too small for four of them unless it is told of more.
        let theirs = try program([
            "XLA_FLAGS": "--xla_force_host_platform_device_count=4",
            "JAX_CPU_ENABLE_ASYNC_DISPATCH": "false", "NPROC": "16",
        ])
        print("\(job), four devices: \(job.result) \(ours) here, \(theirs) in Keras")
        #expect(abs(ours - theirs) <= job.tolerance)
    }

    /// Two processes of two devices each, which find each other on this machine.
    @Test func runsOnTwoHosts() async throws {
        let job = ExportedJob.all[7]
        let ours = try session(job, isDistributed: true)
        let port = Int.random(in: 20_000...60_000)
        let runs = (0..<2).map { [path = folder.path] host in
            Task.detached {
                try Self.program(
                    in: path,
                    [
                        "XLA_FLAGS": "--xla_force_host_platform_device_count=2",
                        "KERAS_DISTRIBUTION_JOB_ADDRESSES": "127.0.0.1:\(port)",
                        "KERAS_DISTRIBUTION_NUM_PROCESSES": "2",
                        "KERAS_DISTRIBUTION_PROCESS_ID": "\(host)",
                    ])
            }
        }
        let first = try await runs[0].value
        let second = try await runs[1].value
        print("\(job), two hosts: \(ours) here, \(first) and \(second) in Keras")
        #expect(first == second)
        #expect(abs(ours - first) <= job.tolerance)
    }

    /// Jupyter's own library finds nothing wrong with the notebook, and its cells run in order.
    @Test func theNotebookRuns() throws {
        let session = Session(SessionEnvironment(in: folder))
        for (line, _) in Session.statements(
            in: ExportedJob.all[8].script + "\nval_accuracy\nexport ipynb \"s.ipynb\"")
        {
            #expect(session.run(line) { _ in }?.status == .ok)
        }
        let check = """
            import nbformat
            notebook = nbformat.read("s.ipynb", as_version=4)
            nbformat.validate(notebook)
            names = {}
            for cell in notebook.cells:
                if cell.cell_type == "code":
                    exec(cell.source, names)
            """
        let text = try KerasEnvironment.run(
            try KerasEnvironment.python(), ["-c", check], in: folder.path)
        guard case .number(let ours) = try session.evaluate("val_accuracy") else { return }
        let theirs = try #require(text.split(separator: "\n").last.flatMap { Double($0) })
        #expect(abs(ours - theirs) <= 0.05)
    }
}
