using ScsLabs.Model.Bodies;
using ScsLabs.Services.S3;

namespace ScsLabs.Services.Lambda;

/// <summary>Where a request has a function's code: in itself, or in a bucket, from which the caller must be allowed to read it.</summary>
public sealed record FunctionCodeSource
{
    /// <summary>The zip file; null where it is in a bucket.</summary>
    public byte[]? ZipFile { get; init; }

    /// <summary>The bucket.</summary>
    [Length(3, 63), Pattern(@"[0-9A-Za-z\.\-_]*[0-9A-Za-z\-_]")]
    public string? S3Bucket { get; init; }

    /// <summary>The key.</summary>
    [Length(1, 1024)]
    public string? S3Key { get; init; }

    /// <summary>The version; null for the current one.</summary>
    [Length(1, 1024)]
    public string? S3ObjectVersion { get; init; }

    /// <summary>The code as it was prepared; where it is in a bucket, the caller must be allowed to read it and it must be the same still.</summary>
    /// <exception cref="AwsException">There is no code, or S3 refuses it.</exception>
    /// <exception cref="NotPreparedException">It isn't prepared.</exception>
    internal FunctionCode Prepared(FunctionCode? prepared, AsCaller aws)
    {
        var stored = IsStored ? Stored(aws) : null;
        if (prepared is not null && (stored is null || ReferenceEquals(prepared.Zip, stored)))
        {
            return prepared;
        }

        return Packages.AtOnce(stored ?? Body.Of(ZipFile)) ?? throw new NotPreparedException(LambdaErrors.InvalidParameter("The code was replaced while it was read."));
    }

    /// <summary>Looks at the code outside of the writers' turn. The call was allowed to read it.</summary>
    /// <exception cref="AwsException">It is no deployment package.</exception>
    internal Task<FunctionCode> PrepareAsync(Call call, CancellationToken cancellationToken)
    {
        var zip = IsStored ? VersionInBucket.Of(S3Bucket!, S3Key!, S3ObjectVersion, null, call).Version?.Body : Body.Of(ZipFile);
        return Packages.OfAsync(zip ?? Body.Empty, cancellationToken);
    }

    /// <summary>Requires that the request has code, and in one place.</summary>
    /// <exception cref="AwsException">InvalidParameterValueException.</exception>
    internal void Require()
    {
        if (ZipFile is null == !IsStored)
        {
            throw LambdaErrors.InvalidParameter("Please provide a source for function code.");
        }
    }

    private bool IsStored => S3Bucket is not null && S3Key is not null;

    private Body Stored(AsCaller aws)
    {
        try
        {
            return aws.Call(new GetObject(S3Bucket!, S3Key!) { Options = new() { VersionId = S3ObjectVersion } }).Body;
        }
        catch (AwsException refused)
        {
            throw LambdaErrors.InvalidParameter($"Error occurred while GetObject. S3 Error Code: {refused.Code}. S3 Error Message: {refused.Message}");
        }
    }
}
