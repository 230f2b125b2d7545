namespace ScsLabs.Services.Iam;

/// <summary>A tag of IAM and STS.</summary>
public sealed record Tag([Length(1, 128), Pattern(Form.TagKey)] string Key, [Length(0, 256), Pattern(Form.TagValue)] string Value) : ITag;
