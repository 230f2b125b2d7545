namespace ScsLabs.Model.Bodies;

/// <summary>A body's bytes can't be written to their file, usually because the disk is full.</summary>
internal sealed class BodyStorageException(string message, Exception inner) : IOException(message, inner);
