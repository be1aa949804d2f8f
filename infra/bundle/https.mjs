const module = process.getBuiltinModule('node:https')
export default module
export const { Agent, request, globalAgent, METHODS, STATUS_CODES } = module
