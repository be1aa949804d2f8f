/** What the local runner does with each type of resource. What is in neither list is refused. */
const MODELLED = [
  'AWS::DynamoDB::Table',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SNS::Subscription',
  'AWS::IAM::Role',
  'AWS::IAM::Policy',
  'AWS::Lambda::Function',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::Logs::SubscriptionFilter',
  'AWS::Events::Rule',
  'AWS::SES::ConfigurationSet',
  'AWS::SMSVOICE::ConfigurationSet',
  'AWS::SES::ReceiptRule',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::KMS::Key',
  'AWS::SecretsManager::Secret',
]

const INERT: Record<string, string> = {
  'AWS::CloudWatch::Alarm': 'nobody is woken by an alarm on this machine',
  'AWS::Logs::MetricFilter': 'there are no metrics here',
  'AWS::CloudWatch::Dashboard': 'there are no metrics here',
  'AWS::ApiGatewayV2::DomainName': 'the server has an address of its own',
  'AWS::ApiGatewayV2::ApiMapping': 'the server has an address of its own',
  'AWS::ApiGatewayV2::Stage': 'throttles and the access log are the gateway service itself',
  'AWS::SES::ReceiptRuleSet': 'its one rule is what counts',
  'AWS::Cognito::UserPoolGroup': 'infra/local/world/demo-users.ts says who is in which',
  'AWS::SES::EmailIdentity': 'every address may send here; the domain is not asked',
  'AWS::SMSVOICE::OptOutList': 'opt-outs are kept by the service itself, and the carrier here keeps none',
  'AWS::SMSVOICE::PhoneNumber': 'every number texts here, the simulator is the page at /',
  'AWS::Cognito::UserPoolResourceServer': 'its scopes are in the local tokens',
  'AWS::Cognito::UserPoolDomain': 'the local sign-in provider has a page of its own',
}

export const roleOf = (type: string): 'modelled' | 'inert' | undefined =>
  MODELLED.includes(type) ? 'modelled' : INERT[type] ? 'inert' : undefined
