namespace ScsLabs.Services.Events;

/// <summary>A bus or a rule: what EventBridge tags.</summary>
internal interface ITaggedRow : IResource
{
    /// <summary>The tags.</summary>
    ImmutableSortedDictionary<string, string> TagSet { get; }

    /// <summary>Puts the row with other tags.</summary>
    void PutTags(ImmutableSortedDictionary<string, string> tags, Draft draft);
}
