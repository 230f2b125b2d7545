using ScsLabs.Model.Calls;

namespace ScsLabs.Model.Declarations;

/// <summary>Declares that the record is an operation's request. Its nested <c>Result</c> is the answer, its static <c>Handle</c> the behaviour.</summary>
/// <typeparam name="TApi">The service that has the operation.</typeparam>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class OperationAttribute<TApi> : Attribute
    where TApi : IApi
{
    /// <summary>The operation's name on the wire where the record can't have that name.</summary>
    public string? Name { get; set; }

    /// <summary>The action's name in policies where it isn't the operation's name, such as <c>s3:ListBucket</c>.</summary>
    public string? Action { get; set; }
}

/// <summary>The member names the resource that the operation acts on: the call is authorised on its ARN, and it must exist if <c>Handle</c> takes it as not null.</summary>
/// <typeparam name="TResource">The resource's row.</typeparam>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class TargetAttribute<TResource> : Attribute
    where TResource : class, IResource<TResource>
{
    /// <summary>The resource's static method that resolves the name, where this operation accepts fewer kinds of names than <c>Resolve</c>.</summary>
    public string? By { get; set; }

    /// <summary>Another member that <c>Resolve</c> takes too, such as the resource's expected owner.</summary>
    public string? With { get; set; }
}

/// <summary>The operation is authorised on <c>*</c>, because AWS defines no resource type for it.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AnyResourceAttribute : Attribute;

/// <summary>The operation requires no permission. This is the only way to declare an operation without asks.</summary>
/// <param name="why">The reason why AWS requires no permission here.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NoAuthorizationAttribute(string why) : Attribute
{
    /// <summary>The reason why AWS requires no permission here.</summary>
    public string Why { get; } = why;
}

/// <summary>The member's value is a condition key of the operation's asks. A map adds a key for each entry: <c>KEY:name</c>.</summary>
/// <param name="key">The condition key, such as <c>sts:ExternalId</c>.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property, AllowMultiple = true)]
internal sealed class ConditionKeyAttribute(string key) : Attribute
{
    /// <summary>The condition key.</summary>
    public string Key { get; } = key;

    /// <summary>The member that names the one target whose ask gets the key; null for all asks.</summary>
    public string? Of { get; set; }
}

/// <summary>The member holds tags that the request would set or remove: <c>aws:RequestTag/NAME</c> and <c>aws:TagKeys</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class RequestTagsAttribute : Attribute
{
    /// <summary>The member that names the one target whose ask gets these keys; null for all asks.</summary>
    public string? Of { get; set; }
}

/// <summary>The operation acts on several resources and authorises each separately while it handles them. The answer lists the refused ones.</summary>
/// <param name="why">The reason why one refusal doesn't refuse the whole call.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AsksForEachAttribute(string why) : Attribute
{
    /// <summary>The reason why one refusal doesn't refuse the whole call.</summary>
    public string Why { get; } = why;
}

/// <summary>The member is a token that the client makes: a request that is repeated with it gets the first answer and changes nothing.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
internal sealed class IdempotencyTokenAttribute : Attribute;
