namespace Lab08.ObjectOwnership;

/// <summary>The lab's proof of itself.</summary>
public sealed class Proof : LabProof<Lab, Outcome>;
