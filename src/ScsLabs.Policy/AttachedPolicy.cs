namespace ScsLabs.Policy;

/// <summary>A policy where it is attached.</summary>
/// <param name="Name">Its ARN or inline name, for traces.</param>
/// <param name="Document">What it says.</param>
public sealed record AttachedPolicy(string Name, PolicyDocument Document);
