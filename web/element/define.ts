// define.ts - registers <job-stand>; the only module with a side effect.
import { JobStandElement } from './job-stand.ts';

export { JobStandElement };

JobStandElement.define();
