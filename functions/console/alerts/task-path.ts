/** Where a task is given to a person, or put to sleep. */
export const taskPath = (taskId: string, what = ''): string => `/console/tasks/${encodeURIComponent(taskId)}${what}`
