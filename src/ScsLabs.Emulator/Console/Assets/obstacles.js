// What stops packets, in words.

import * as say from "./texts-obstacles.js";

const groups = (one) => (one.egress ? say.groupsLetNothingOut : say.groupsLetNothingIn)(one.component, one.groups ?? "");
const noPublicDestination = (one) => say.noPublicDestination(one.component, one.destination);
const noPublicSource = (one) => say.noPublicSource(one.component, one.source);
const protocol = (one) => say.takesNoProtocol(one.component, one.protocol);

/** The words for AWS's explanation codes. */
const words = {
  ENI_SG_RULES_MISMATCH: groups,
  SG_HAS_NO_RULES: groups,
  SUBNET_ACL_RESTRICTION: (one) => (one.egress ? say.aclLetsNothingOut : say.aclLetsNothingIn)(one.component, one.subnet, String(one.entry)),
  NO_ROUTE_TO_DESTINATION: (one) => say.noRoute(one.component, one.subnet, one.destination),
  BAD_STATE_ROUTE: (one) => say.routeLeadsNowhere(one.component, one.subnet, one.route),
  PCX_REQUIRES_ADDRESS_IN_VPC_CIDR: (one) => say.noTransit(one.component, one.destination),
  NO_POSSIBLE_DESTINATION: (one) => say.nobodyThere(one.component, one.destination),
  BAD_STATE: (one) => say.notRunning(one.component),
  ENI_ADDRESS_RESTRICTION: (one) => say.arrivesElsewhere(one.component),
  ENI_SOURCE_DEST_CHECK_RESTRICTION: (one) => say.checksAddresses(one.component),
  IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS: (one) => say.needsPublicToLeave(one.component, one.source),
  IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS: (one) => say.needsPublicToEnter(one.component),
  IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS: (one) => say.otherVpcOfGateway(one.component, one.destination),
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS: noPublicDestination,
  IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS: noPublicDestination,
  IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS: noPublicSource,
  IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS: noPublicSource,
  IGW_NAT_REFLECTION: (one) => say.leavesToInternet(one.component),
  NGW_REQUIRES_SOURCE_IN_VPC: (one) => say.otherVpcOfNat(one.component, one.source),
  NGW_SOURCE_ADDRESS_REASSIGN: (one) => say.natReplacesSource(one.component),
  PROTOCOL_RESTRICTION: protocol,
  VPCE_GATEWAY_PROTOCOL_RESTRICTION: protocol,
  VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION: (one) => say.sendsForServiceOnly(one.component),
  VPCE_INTRA_VPC_TRAFFIC: (one) => say.endpointOpensNothing(one.component),
  UNASSOCIATED_COMPONENT: (one) => say.notAttached(one.component),
  NO_PATH: (one) => say.noWay(one.component),
};

/** What an obstacle is in words; a code that has none is told with where it is. */
export const inWords = (one) => (Object.hasOwn(words, one.code) ? words[one.code](one) : `${one.code}: ${one.component}`);
