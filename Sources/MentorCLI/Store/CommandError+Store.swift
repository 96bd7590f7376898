#if Server
import Conversations

extension CommandError {
    /// What a store cannot do: bad data when the file is at fault, an inner error when the machine is.
    init(_ error: StoreError) {
        let isOfMachine = [.readOnly, .full, .busy, .cannotWrite, .failed].contains(error.code)
        self.init(status: isOfMachine ? .inside : .badData, lines: [error.description])
    }
}
#endif
