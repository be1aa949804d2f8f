import { Validations } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Construct } from 'constructs'

/** A role of one holder, without AWS's managed policies. `infra/functions/` grants each Lambda its permissions. */
export function ownRole(scope: Construct, id: string, service: string): Role {
  const role = new Role(scope, id, { assumedBy: new ServicePrincipal(`${service}.amazonaws.com`) })
  Validations.of(role).acknowledge({
    id: 'HIPAA.Security::HIPAA.Security-IAMNoInlinePolicy',
    reason: 'The policy belongs to this one role and goes with it; a managed policy could be attached elsewhere.',
  })
  return role
}
