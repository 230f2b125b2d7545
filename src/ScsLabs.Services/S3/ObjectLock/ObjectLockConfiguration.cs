namespace ScsLabs.Services.S3;

/// <summary>The Object Lock of a bucket in requests and answers. Once it is enabled it stays.</summary>
/// <remarks>Source: S3 API Reference, ObjectLockConfiguration.</remarks>
public sealed record ObjectLockConfiguration(ObjectLockEnabled? ObjectLockEnabled = null, ObjectLockRule? Rule = null)
{
    private const int MaxDays = 36_500;
    private const int MaxYears = 100;

    /// <summary>Throws unless the configuration enables Object Lock and its rule, where it has one, is complete.</summary>
    /// <exception cref="AwsException">MalformedXML, InvalidArgument.</exception>
    internal void Validate()
    {
        if (ObjectLockEnabled is null)
        {
            throw S3Errors.MalformedXml();
        }

        if (Rule is null)
        {
            return;
        }

        if (Rule.DefaultRetention is not { Mode: not null } retention || (retention.Days is null) == (retention.Years is null))
        {
            throw S3Errors.MalformedXml();
        }

        if (retention is { Days: <= 0 } or { Years: <= 0 })
        {
            throw S3Errors.InvalidArgument("Default retention period must be a positive integer value.");
        }

        if (retention is { Days: > MaxDays } or { Years: > MaxYears })
        {
            throw S3Errors.InvalidArgument("Default retention period is too large.");
        }
    }
}

/// <summary>Whether a bucket has Object Lock.</summary>
public enum ObjectLockEnabled
{
    /// <summary>It has.</summary>
    Enabled,
}

/// <summary>The rule of a bucket with Object Lock.</summary>
public sealed record ObjectLockRule(DefaultRetention? DefaultRetention = null);

/// <summary>The retention of new objects for which the request gives none: in days or in years.</summary>
public sealed record DefaultRetention(ObjectLockMode? Mode = null, int? Days = null, int? Years = null)
{
    /// <summary>The retention of an object that is written at a time.</summary>
    internal ObjectRetention From(DateTimeOffset written) => new(Mode!.Value, Days is { } days ? written.AddDays(days) : written.AddYears(Years!.Value));
}

/// <summary>How strictly a version is retained.</summary>
public enum ObjectLockMode
{
    /// <summary>Callers with <c>s3:BypassGovernanceRetention</c> can delete it, and shorten or remove the retention.</summary>
    [Wire("GOVERNANCE")]
    Governance,

    /// <summary>Nobody can delete it or shorten the retention, the account's root user included.</summary>
    [Wire("COMPLIANCE")]
    Compliance,
}

/// <summary>Whether a version is on legal hold: nobody can delete it, for as long as it is.</summary>
public enum LegalHoldStatus
{
    /// <summary>It is.</summary>
    [Wire("ON")]
    On,

    /// <summary>It no longer is.</summary>
    [Wire("OFF")]
    Off,
}
