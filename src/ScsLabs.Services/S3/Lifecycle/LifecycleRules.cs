namespace ScsLabs.Services.S3;

/// <summary>Validates the rules of a lifecycle.</summary>
/// <remarks>Sources: S3 API Reference, PutBucketLifecycleConfiguration; S3 User Guide, intro-lifecycle-rules; what users recorded of AWS's answers.</remarks>
internal static class LifecycleRules
{
    private const int Most = 1_000;
    private const int MaxId = 255;
    private const int MaxNewer = 100;
    private const int LeastDaysInStandard = 30;

    /// <summary>Returns the rules, each with an id, or throws where one can't be followed.</summary>
    /// <exception cref="AwsException">MalformedXML, InvalidArgument, InvalidRequest.</exception>
    public static ImmutableList<LifecycleRule> Of(LifecycleConfiguration? configuration, Call call)
    {
        if (configuration?.Rules is not { Count: > 0 } rules)
        {
            throw S3Errors.MalformedXml();
        }

        if (rules.Count > Most)
        {
            throw S3Errors.InvalidRequest($"The number of lifecycle rules must not exceed the allowed limit of {Most} rules");
        }

        foreach (var rule in rules)
        {
            Check(rule);
        }

        var named = rules.Select(rule => string.IsNullOrEmpty(rule.ID) ? rule with { ID = call.Ids.Unique("", 32) } : rule).ToImmutableList();
        return named.DistinctBy(static rule => rule.ID, StringComparer.Ordinal).Count() == named.Count
            ? named
            : throw S3Errors.InvalidArgument("Rule ID must be unique. Found same ID for one or more rules");
    }

    private static void Check(LifecycleRule rule)
    {
        if (rule.ID?.Length > MaxId)
        {
            throw S3Errors.InvalidArgument($"ID length should not exceed allowed limit of {MaxId}");
        }

        if (rule.Status is null || (rule.Prefix is null) == (rule.Filter is null) || (rule.Filter is { } filter && !IsWhole(filter)))
        {
            throw S3Errors.MalformedXml();
        }

        if (rule is { Expiration: null, Transitions: not { Count: > 0 }, NoncurrentVersionExpiration: null, NoncurrentVersionTransitions: not { Count: > 0 }, AbortIncompleteMultipartUpload: null })
        {
            throw S3Errors.InvalidRequest("At least one action needs to be specified in a rule");
        }

        CheckExpiration(rule);
        CheckTransitions(rule);
        CheckNoncurrent(rule);
        if (rule.AbortIncompleteMultipartUpload is { } abort)
        {
            RequirePositive(abort.DaysAfterInitiation ?? throw S3Errors.MalformedXml(), "DaysAfterInitiation", "AbortIncompleteMultipartUpload");
            RequireNoTags(rule, "AbortIncompleteMultipartUpload");
            if (rule.Filter?.HasSize == true)
            {
                throw S3Errors.InvalidRequest("AbortIncompleteMultipartUpload cannot be specified with object size.");
            }
        }
    }

    /// <summary>Whether a filter has one member at most, or two and more of those within <c>And</c>.</summary>
    private static bool IsWhole(LifecycleRuleFilter filter)
    {
        var members = new object?[] { filter.Prefix, filter.Tag, filter.ObjectSizeGreaterThan, filter.ObjectSizeLessThan, filter.And }.Count(static member => member is not null);
        return members <= 1 && (filter.And is not { } and || new object?[] { and.Prefix, and.ObjectSizeGreaterThan, and.ObjectSizeLessThan }.Count(static member => member is not null) + (and.Tags?.Count ?? 0) >= 2);
    }

    private static void CheckExpiration(LifecycleRule rule)
    {
        if (rule.Expiration is not { } expiration)
        {
            return;
        }

        if (new object?[] { expiration.Date, expiration.Days, expiration.ExpiredObjectDeleteMarker }.Count(static member => member is not null) != 1)
        {
            throw S3Errors.MalformedXml();
        }

        RequirePositive(expiration.Days ?? 1, "Days", "Expiration");
        if (expiration.ExpiredObjectDeleteMarker is not null)
        {
            RequireNoTags(rule, "ExpiredObjectDeleteMarker");
        }

        RequireMidnight(expiration.Date);
    }

    private static void CheckTransitions(LifecycleRule rule)
    {
        var moves = rule.Transitions ?? [];
        foreach (var move in moves)
        {
            if (move.StorageClass is null || (move.Days is null) == (move.Date is null))
            {
                throw S3Errors.MalformedXml();
            }

            RequireDays(move.Days, move.StorageClass.Value, "Days", "Transition");
            RequireMidnight(move.Date);
            if (rule.Expiration?.Days <= move.Days)
            {
                throw S3Errors.InvalidArgument($"'Days' in the Expiration action for prefix '{rule.KeyPrefix}' must be greater than 'Days' in the Transition action");
            }
        }

        if (moves.Select(static move => move.Days is null).Concat(rule.Expiration is { ExpiredObjectDeleteMarker: null } expiration ? [expiration.Days is null] : []).Distinct().Count() > 1)
        {
            throw S3Errors.InvalidRequest($"Found mixed 'Date' and 'Days' based Expiration and Transition actions in lifecycle rule for prefix '{rule.KeyPrefix}'");
        }

        RequireDistinct(moves.Select(static move => move.StorageClass), "Transition", rule);
    }

    private static void CheckNoncurrent(LifecycleRule rule)
    {
        if (rule.NoncurrentVersionExpiration is { } expiration)
        {
            RequirePositive(expiration.NoncurrentDays ?? throw S3Errors.MalformedXml(), "NoncurrentDays", "NoncurrentVersionExpiration");
            RequireNewer(expiration.NewerNoncurrentVersions, "NoncurrentVersionExpiration");
        }

        var moves = rule.NoncurrentVersionTransitions ?? [];
        foreach (var move in moves)
        {
            if (move.StorageClass is null || move.NoncurrentDays is null)
            {
                throw S3Errors.MalformedXml();
            }

            RequireDays(move.NoncurrentDays, move.StorageClass.Value, "NoncurrentDays", "NoncurrentVersionTransition");
            RequireNewer(move.NewerNoncurrentVersions, "NoncurrentVersionTransition");
            if (rule.NoncurrentVersionExpiration?.NoncurrentDays <= move.NoncurrentDays)
            {
                throw S3Errors.InvalidArgument($"'NoncurrentDays' in the NoncurrentVersionExpiration action for filter '(prefix={rule.KeyPrefix})' must be greater than 'NoncurrentDays' in the NoncurrentVersionTransition action");
            }
        }

        RequireDistinct(moves.Select(static move => move.StorageClass), "NoncurrentVersionTransition", rule);
    }

    /// <summary>Throws for an action on what has no tags.</summary>
    private static void RequireNoTags(LifecycleRule rule, string action)
    {
        if (rule.Filter?.Tag is not null || rule.Filter?.And?.Tags is { Count: > 0 })
        {
            throw S3Errors.InvalidRequest($"{action} cannot be specified with Tags.");
        }
    }

    private static void RequirePositive(int days, string member, string action)
    {
        if (days <= 0)
        {
            throw S3Errors.InvalidArgument($"'{member}' for {action} action must be a positive integer");
        }
    }

    /// <summary>Objects stay in the standard class for thirty days before they move to a class for infrequent access.</summary>
    private static void RequireDays(int? days, TransitionStorageClass storageClass, string member, string action)
    {
        if (days < 0)
        {
            throw S3Errors.InvalidArgument($"'{member}' in {action} action must be nonnegative");
        }

        if (days < LeastDaysInStandard && storageClass is TransitionStorageClass.StandardIa or TransitionStorageClass.OneZoneIa)
        {
            throw S3Errors.InvalidArgument($"'{member}' in {action} action must be greater than or equal to {LeastDaysInStandard} for storageClass '{storageClass.ToWire()}'");
        }
    }

    private static void RequireMidnight(DateTimeOffset? date)
    {
        if (date is { } time && time.UtcDateTime.TimeOfDay != TimeSpan.Zero)
        {
            throw S3Errors.InvalidArgument("'Date' must be at midnight GMT");
        }
    }

    private static void RequireNewer(int? newer, string action)
    {
        if (newer is <= 0 or > MaxNewer)
        {
            throw S3Errors.InvalidArgument($"'NewerNoncurrentVersions' for {action} action must be between 1 and {MaxNewer}");
        }
    }

    private static void RequireDistinct(IEnumerable<TransitionStorageClass?> classes, string action, LifecycleRule rule)
    {
        var all = classes.ToList();
        if (all.Distinct().Count() < all.Count)
        {
            throw S3Errors.InvalidRequest($"'StorageClass' must be different for '{action}' actions in same 'Rule' with prefix '{rule.KeyPrefix}'");
        }
    }
}
