namespace ScsLabs.Services.Ec2;

/// <summary>Changes the options of an instance's metadata service.</summary>
/// <remarks>Errors: InvalidInstanceID.NotFound, InvalidParameterValue, IncorrectInstanceState. Source: EC2 API Reference, ModifyInstanceMetadataOptions.</remarks>
[Operation<Ec2Api>]
internal sealed record ModifyInstanceMetadataOptions([Target<Instance>] string InstanceId, [Spread] MetadataOptionsRequest Options, bool DryRun = false)
{
    internal sealed record Result(string InstanceId, MetadataOptionsView InstanceMetadataOptions);

    internal static IEnumerable<Ask> Asks(ModifyInstanceMetadataOptions request, Reference<Instance> instance)
    {
        var conditions = new ConditionList();
        conditions.Add("ec2:Attribute/HttpEndpoint", request.Options.HttpEndpoint?.ToWire());
        conditions.Add("ec2:Attribute/HttpPutResponseHopLimit", request.Options.HttpPutResponseHopLimit);
        conditions.Add("ec2:Attribute/HttpTokens", request.Options.HttpTokens?.ToWire());
        conditions.Add("ec2:Attribute/InstanceMetadataTags", request.Options.InstanceMetadataTags?.ToWire());
        return [instance.Ask("ec2:ModifyInstanceMetadataOptions", conditions.Conditions)];
    }

    internal static Result Handle(ModifyInstanceMetadataOptions request, Instance instance, Draft draft)
    {
        if (instance.State is InstanceState.ShuttingDown or InstanceState.Terminated)
        {
            throw InstanceLifecycle.Wrong(instance, "modified");
        }

        var options = instance.MetadataOptions.With(request.Options);
        options.Require(instance.Tags);
        draft.Put(instance with { MetadataOptions = options });

        // The answer shows what has been begun, later ones what is.
        return new(instance.Id, MetadataOptionsView.Of(options) with { State = "pending" });
    }
}
