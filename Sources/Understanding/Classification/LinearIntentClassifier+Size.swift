internal import Artefact

extension LinearIntentClassifier {
    /// Bytes of the model as it is stored.
    public var byteCount: Int {
        var writer = ArtefactWriter()
        store(in: &writer)
        return writer.bytes.count
    }
}
